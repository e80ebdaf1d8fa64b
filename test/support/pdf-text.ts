import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as pdfmake writes it, read from its bytes: each page's glyphs through the table from glyphs to letters that its font
 * carries. Pieces of a line come back without the spaces that only positions make, so compare without blanks.
 */
export function pdfText(bytes: Buffer): string {
  const file = bytes.toString('latin1');
  const objects = new Map([...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body ?? '']));
  // It ends each line of its own with one byte: what is packed may itself end with a carriage return.
  const stream = (id: number): string => {
    const body = objects.get(id) ?? '';
    const raw = Buffer.from(/stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? '', 'latin1');
    return (body.includes('/FlateDecode') ? inflateSync(raw) : raw).toString('latin1');
  };
  const fonts = new Map<string, Map<string, string>>();
  for (const body of objects.values())
    for (const [, name, id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id)) ?? '')?.[1];
      if (name && table) fonts.set(name, letters(stream(Number(table))));
    }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return pages.map((page) => pageText(stream(Number(/\/Contents (\d+) 0 R/.exec(page)?.[1])), fonts)).join('\n');
}

function letters(table: string): Map<string, string> {
  const found = new Map<string, string>();
  const letter = (hex: string): string => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');
  for (const [, first, , list] of table.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    [...(list ?? '').matchAll(/<([\w\s]+)>/g)].forEach(([, hex], i) =>
      found.set((parseInt(first ?? '0', 16) + i).toString(16).padStart(4, '0'), letter(hex ?? '')),
    );
  return found;
}

function pageText(content: string, fonts: Map<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  let text = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    else
      for (const [, hex] of (shown ?? '').matchAll(/<(\w+)>/g))
        text += (hex ?? '').replace(/\w{4}/g, (glyph) => font.get(glyph) ?? '\uFFFD');
  }
  return text;
}
