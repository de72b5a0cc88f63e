# SPDX-License-Identifier: EUPL-1.2
"""A drawing of a square with trees, so that the demonstration needs nobody's photograph."""

from io import BytesIO

WIDTH, HEIGHT = 1280, 800
SKY, GRASS, TILES, TRUNK, BENCH = "#cfe3ee", "#9fbf7a", "#c9c2b8", "#6d5140", "#8a5a33"
LEAVES = ("#4f8a4b", "#5f9c55", "#477d48", "#6aa55c")
FLOWERS = ("#d9534f", "#f0ad4e", "#b565a7", "#ffffff")


def drawing() -> bytes:
    """The drawing, as a PNG file."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 420, WIDTH, HEIGHT), fill=GRASS)
    pen.polygon([(0, 800), (0, 640), (1280, 520), (1280, 660), (420, 800)], fill=TILES)
    for number, colour in enumerate(LEAVES):
        middle = 170 + 310 * number
        pen.rectangle((middle - 14, 330, middle + 14, 500), fill=TRUNK)
        pen.ellipse((middle - 110, 130, middle + 110, 370), fill=colour)
    for number in range(64):
        left, top = 20 + 20 * number, 610 - 2 * number + 14 * (number % 2)
        pen.ellipse((left, top, left + 13, top + 13), fill=FLOWERS[number % len(FLOWERS)])
    pen.rectangle((860, 600, 1130, 622), fill=BENCH)
    pen.rectangle((860, 545, 1130, 563), fill=BENCH)
    for left in (880, 1095):
        pen.rectangle((left, 545, left + 14, 670), fill=TRUNK)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
