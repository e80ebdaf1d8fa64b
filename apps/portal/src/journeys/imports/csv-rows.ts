import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** Why a file cannot be read, in words that say what to do about it. */
export class FileUnreadable extends Error {}

export interface CsvRow {
  /** The line of the file on which it begins. */
  readonly line: number;
  readonly cells: string[];
}

/** Characters of one row: more than the longest note with everything about it. */
const MOST_IN_A_ROW = 100_000;
const SAVE_AS = 'In your spreadsheet choose “Save as”, then “CSV UTF-8”, and choose the file that it makes.';
const NOT_TEXT = 'The file has letters that cannot be read. ' + SAVE_AS;

/**
 * The rows of a CSV file, as they come: UTF-8 with a mark in front or without, commas, semicolons or tabs, any ending of lines, and cells that
 * go on over several. Another alphabet is refused and never guessed: a name with a wrong letter would be kept for ever.
 */
export async function* csvRows(file: Readable): AsyncGenerator<CsvRow> {
  const text = new Utf8Text();
  const failed = (fault: unknown): never => {
    throw unreadable(fault);
  };
  file.on('error', (fault) => text.destroy(fault));
  file.pipe(text);
  try {
    const [first, rest] = await firstLine(text);
    const parser = parse({
      delimiter: delimiterOf(first), info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MOST_IN_A_ROW,
    }); // prettier-ignore
    text.on('error', (fault) => parser.destroy(fault));
    parser.write(rest);
    text.pipe(parser);
    text.resume();
    let before = 0;
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = before + 1;
      before = info.lines;
      const cells = record.map(withoutGuard);
      if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
    }
  } catch (fault) {
    failed(fault);
  } finally {
    file.unpipe(text);
    text.destroy();
  }
}

/** Spreadsheets run what begins so; our own files put an apostrophe in front, which is taken off again when they come back. */
const withoutGuard = (cell: string): string => (/^'[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell);

function unreadable(fault: unknown): unknown {
  if (!(fault instanceof CsvError)) return fault;
  const { lines } = fault as CsvError & { lines?: number };
  const where = lines === undefined ? '' : ` near line ${lines}`;
  return fault.code === 'CSV_MAX_RECORD_SIZE'
    ? new FileUnreadable(`A row${where} is longer than a row may be. Look whether a quotation mark is missing before it.`)
    : new FileUnreadable(`The file cannot be read${where}. Look whether a quotation mark is missing or stands inside a cell there.`);
}

/** Bytes to text. What is a spreadsheet, or in another alphabet, is said at once. */
class Utf8Text extends Transform {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private started = false;

  constructor() {
    super({ decodeStrings: true, encoding: 'utf8' });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (!this.started && chunk.length > 0) {
      this.started = true;
      const wrong = wrongKind(chunk);
      if (wrong) return done(new FileUnreadable(wrong));
    }
    this.decoded(() => this.decoder.decode(chunk, { stream: true }), done);
  }

  override _flush(done: TransformCallback): void {
    this.decoded(() => this.decoder.decode(), done);
  }

  private decoded(decode: () => string, done: TransformCallback): void {
    try {
      done(null, decode());
    } catch {
      done(new FileUnreadable(NOT_TEXT));
    }
  }
}

function wrongKind(chunk: Buffer): string | undefined {
  if (chunk.subarray(0, 2).toString('latin1') === 'PK') return `This is a spreadsheet, not a CSV file. ${SAVE_AS}`;
  if ((chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)) return NOT_TEXT;
  return chunk.includes(0) ? `This is not a CSV file. ${SAVE_AS}` : undefined;
}

/** What stands before the first end of a line that is in no cell, and everything that had to be read to find it. */
async function firstLine(text: Utf8Text): Promise<[string, string]> {
  let read = '';
  for (;;) {
    const end = endOfLine(read);
    if (end >= 0) return [read.slice(0, end), read];
    if (read.length > MOST_IN_A_ROW) throw new FileUnreadable(`The first line is longer than a row may be. ${SAVE_AS}`);
    const more = await nextOf(text);
    if (more === null) {
      if (read.trim() === '') throw new FileUnreadable('The file is empty.');
      return [read, read];
    }
    read += more;
  }
}

function nextOf(text: Utf8Text): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const off = (): void => {
      text.off('readable', look).off('end', look).off('error', failed);
    };
    const look = (): void => {
      const chunk = text.read() as string | null;
      if (chunk === null && !text.readableEnded) return;
      off();
      resolve(chunk);
    };
    const failed = (fault: Error): void => {
      off();
      reject(fault);
    };
    text.on('readable', look).on('end', look).on('error', failed);
    look();
  });
}

function endOfLine(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (one === '"') quoted = !quoted;
    else if (!quoted && (one === '\n' || one === '\r')) return at;
  }
  return -1;
}

const DELIMITERS = [',', ';', '\t'] as const;
/** The one that parts most: a heading rarely holds another. */
function delimiterOf(line: string): string {
  const plain = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => plain.split(delimiter).length;
  return [...DELIMITERS].sort((one, other) => count(other) - count(one))[0] ?? ',';
}
