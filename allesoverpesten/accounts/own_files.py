"""Images and documents that no public page shows are not public either, and unseen by other researchers.

A file is private when everything that refers to it is a draft or for members only, and, where drafts are somebody's
own (`PRIVATE_UNTIL_USED`), also while nothing refers to it yet. Who uploaded it, who may change it and who may read a
page with it still opens it. Wagtail keeps no file from the public by itself, and offers every file in its chooser.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.models import Collection, Page, ReferenceIndex
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from allesoverpesten.accounts.models import User
from allesoverpesten.accounts.roles import ONDERZOEK, SECTIONS
from content.core.page_cache import kept
from content.core.visibility import open_to_all

PRIVATE_UNTIL_USED = (ONDERZOEK,)
IMAGE_FILE = re.compile(r"^(original_images|images)/")


class OwnFilesPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rules for files, without the private ones of others."""

    def instances_user_has_any_permission_for(self, user: User, actions: Iterable[str]) -> QuerySet:
        found = super().instances_user_has_any_permission_for(user, actions)
        if user.is_active and user.is_superuser:
            return found
        changed = self._collections_with_perm(user, ["change"])
        return found.exclude(~Q(uploaded_by_user=user) & ~Q(collection__in=changed) & Q(pk__in=private_ids(self.model)))

    def user_has_any_permission_for_instance(self, user: User, actions: Iterable[str], instance: Any) -> bool:
        if not super().user_has_any_permission_for_instance(user, actions, instance):
            return False
        if instance.uploaded_by_user_id == user.pk:
            return True
        return super().user_has_any_permission_for_instance(user, ["change"], instance) or not is_private(instance)


def register() -> None:
    """For exactly these models, which goes before what Wagtail registers, whichever app is ready first."""
    for model, auth_model in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = OwnFilesPolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)


def private_ids(model: Any, only: Iterable[int] | None = None) -> set[int]:
    """Keys of files that the public may not open."""
    references = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    if only is not None:
        references = references.filter(to_object_id__in=[str(pk) for pk in only])
    rows = list(references.values_list("to_object_id", "base_content_type_id", "object_id").distinct())
    public_sources = _public_sources({(kind, source) for _file, kind, source in rows})
    used = {int(file) for file, _kind, _source in rows}
    public = {int(file) for file, kind, source in rows if (kind, source) in public_sources}
    unused = model.objects.filter(_in_private_collection()).exclude(pk__in=used)
    if only is not None:
        unused = unused.filter(pk__in=only)
    return (used - public) | set(unused.values_list("pk", flat=True))


def is_private(file: Any) -> bool:
    return file.pk in private_ids(type(file), [file.pk])


def _in_private_collection() -> Q:
    names = [SECTIONS[section][1] for section in PRIVATE_UNTIL_USED]
    within = Q(pk__in=[])
    for path in Collection.objects.filter(name__in=names, depth=2).values_list("path", flat=True):
        within |= Q(collection__path__startswith=path)
    return within


def _public_sources(sources: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Which of these (content type, key) the public may see: open pages, and other things that are no draft."""
    by_kind: defaultdict[int, set[str]] = defaultdict(set)
    for kind, source in sources:
        by_kind[kind].add(source)
    found: set[tuple[int, str]] = set()
    for kind, keys in by_kind.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is None:
            continue
        rows = model._default_manager.filter(pk__in=keys)  # noqa: SLF001 - Django's public name for it
        if issubclass(model, Page):
            rows = open_to_all(Page.objects.filter(pk__in=keys))
        elif hasattr(model, "live"):
            rows = rows.filter(live=True)
        found |= {(kind, str(pk)) for pk in rows.values_list("pk", flat=True)}
    return found


def may_open(file: Any, request: HttpRequest) -> bool:
    """Whether whoever asks may have this image or document."""
    if not is_private(file):
        return True
    user = request.user
    if not user.is_authenticated:
        return False
    policy = policy_registry.get_by_type(type(file))
    if policy.user_has_any_permission_for_instance(user, ["change", "choose"], file):
        return True
    references = ReferenceIndex.get_references_to(file).values_list("object_id", flat=True)
    pages = Page.objects.live().filter(pk__in=[pk for pk in references if pk.isdecimal()])
    return any(all(one.accept_request(request) for one in page.get_view_restrictions()) for page in pages.specific())


def refuse_private(document: Any, request: HttpRequest) -> None:
    if not may_open(document, request):
        raise Http404


def media_view(request: HttpRequest, path: str) -> HttpResponseBase:
    """Uploads by their address; that of an image that nobody may see yet answers as if it were not there."""
    if not IMAGE_FILE.match(path):
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    if kept(f"public-image-{path}", lambda: _is_public_image(path)):
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    image = _image_at(path)
    if image is None or not may_open(image, request):
        raise Http404
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _is_public_image(path: str) -> bool:
    """Also a file that no image knows, such as one that was replaced: there is nothing to say about it."""
    image = _image_at(path)
    return image is None or not is_private(image)


def _image_at(path: str) -> Any:
    model = get_image_model()
    return model.objects.filter(Q(file=path) | Q(renditions__file=path)).first()


class OwnImagesAPI(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet:
        return _choosable(super().get_queryset(), self.request.user)


class OwnDocumentsAPI(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet:
        return _choosable(super().get_queryset(), self.request.user)


def _choosable(files: QuerySet, user: User) -> QuerySet:
    policy = policy_registry.get_by_type(files.model)
    return files.filter(pk__in=policy.instances_user_has_any_permission_for(user, ["choose", "change"]).values("pk"))
