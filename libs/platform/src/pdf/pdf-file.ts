import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PdfContent, PdfDefinition } from 'pdfmake';

const FONTS = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const font = (name: string): string => join(FONTS, `Roboto-${name}.ttf`);
const FACES = { normal: font('Regular'), bold: font('Medium'), italics: font('Italic'), bolditalics: font('MediumItalic') };

export interface PdfPages {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
  readonly content: readonly PdfContent[];
}

/** Pages of A4 with a title and page numbers. What makes them is read when the first is asked for: most processes make none. */
export async function pdfFile({ title, author, madeAt, content }: PdfPages): Promise<Buffer> {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: FACES });
  // Texts are other people's: nothing in one makes this fetch an address or read a file. Its own fonts are all there is to read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(FACES).includes(path));
  return pdfmake.createPdf({ ...LOOK, content: [{ text: title, style: 'title' }, ...content], info: { title, author, creationDate: madeAt }, footer: footerOf(title) }).getBuffer(); // prettier-ignore
}

const LOOK = {
  styles: { title: { fontSize: 18, bold: true, margin: [0, 0, 0, 10] }, head: { fontSize: 13, bold: true, margin: [0, 14, 0, 6] } },
  defaultStyle: { font: 'Roboto', fontSize: 9 },
  pageSize: 'A4',
  pageMargins: [40, 40, 40, 50],
  language: 'en-GB',
};
const footerOf =
  (title: string): PdfDefinition['footer'] =>
  (page, pages) => ({
    text: `${title}. Page ${page} of ${pages}`,
    alignment: 'center',
    fontSize: 8,
    margin: [0, 12, 0, 0],
  });
