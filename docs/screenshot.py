"""Makes the picture in the README of the site that runs on http://127.0.0.1:8000/ (`make run` in another window)."""

import base64
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parent / "img" / "front-door.png"
FRAME = """
<body style="margin:0;display:flex;gap:32px;align-items:flex-end;padding:32px;background:#dfe8ea">
  <img src="data:image/png;base64,{wide}" width="900">
  <img src="data:image/png;base64,{phone}" width="260">
</body>
"""


def main(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        pictures = {}
        for name, width, height in (("wide", 1280, 860), ("phone", 360, 740)):
            page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-BE")
            page.goto(address)
            page.wait_for_load_state("networkidle")
            pictures[name] = page.screenshot()
        frame = browser.new_page(viewport={"width": 1260, "height": 680})
        frame.set_content(
            FRAME.format(**{name: base64.b64encode(picture).decode() for name, picture in pictures.items()})
        )
        frame.locator("body").screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
