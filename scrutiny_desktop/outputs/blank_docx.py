"""An empty Word file in the language of what is to be written, with nothing in it that another program made."""

from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def blank_docx(lang: str) -> Doc:
    """A document whose every style speaks one language, without the template's picture of a page."""
    document = Document()
    rels = document.part.package.rels
    for key in [key for key, each in rels.items() if each.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[key]
    styles = document.styles.element
    for spoken in styles.iter(qn("w:lang")):
        spoken.getparent().remove(spoken)
    default = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = OxmlElement("w:lang")
    for script in ("w:val", "w:eastAsia"):
        spoken.set(qn(script), lang)
    default.append(spoken)
    return document
