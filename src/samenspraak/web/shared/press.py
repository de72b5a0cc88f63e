# SPDX-License-Identifier: EUPL-1.2
"""The press: one document in, one PDF out, in a process of its own. Started by paper.py only.

In on standard input, parted by NUL: the folder of templates, the template, the language, the data as JSON, and the
folders with fonts. The PDF goes out on standard output; what is wrong, on standard error.
"""

import sys


def main(packages: str) -> int:
    sys.path.append(packages)
    import typst

    root, template, language, data, *folders = sys.stdin.buffer.read().decode().split("\0")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
    compiler = typst.Compiler(root=root, font_paths=fonts, ignore_system_fonts=True)
    given = {"language": language, "data": data}
    try:
        made = compiler.compile(f"{root}/{template}", format="pdf", pdf_standards="ua-1", sys_inputs=given)
    except typst.TypstError as wrong:
        sys.stderr.write(f"{wrong.message} {' '.join(wrong.hints)}\n{wrong.diagnostic}")
        return 1
    assert isinstance(made, bytes)  # one PDF, whatever its pages
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
