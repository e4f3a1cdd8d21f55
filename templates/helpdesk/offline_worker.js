{% load static %}// Keeps the empty card for a moment without internet. Knows no other page, and nothing that was filled in.
const CACHE = "meeneemkaart-1";
const FILES = [
  "{% url 'take_along' %}",
  "{% static 'css/site.css' %}",
  "{% static 'css/print.css' %}",
  "{% static 'js/site.js' %}",
  "{% static 'js/take_along.js' %}",
  "{% static 'fonts/atkinson-hyperlegible-next-latin.woff2' %}",
  "{% static 'img/icons.svg' %}",
];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

// The network first, so that a renewed page shows at once; the copy only when there is none.
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(() => caches.match(event.request, { ignoreSearch: true })));
});
