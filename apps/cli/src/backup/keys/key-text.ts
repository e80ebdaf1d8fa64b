/** One backup as the folder of keys knows it. */
export interface Backup {
  readonly name: string;
  /** No byte of it was read from the database before this moment. */
  readonly began: Date;
  /** Missing while it is being written, and for ever when that was broken off. `bytes` are those that came in. */
  readonly sealed?: { readonly at: Date; readonly bytes: number };
  /** Since then nobody can open it. */
  readonly destroyed?: Date;
}

const BEGAN = /^# began (\S+)$/m;
const SEALED = /^# sealed (\S+) bytes (\d+)$/m;
const DESTROYED = /^# key destroyed (\S+)$/m;
const SECRET = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m;

/** An identity file of age: `age -d -i` reads it too, and passes over lines that begin with #. */
export const keyText = (name: string, began: Date, secret: string): string =>
  `# backup ${name}\n# began ${began.toISOString()}\n${secret}\n`;

export const sealedLine = (at: Date, bytes: number): string => `# sealed ${at.toISOString()} bytes ${bytes}\n`;

/** What stays of a key. The public half goes with it: whoever knew that could one day work out the other. */
export function tombstoneText({ name, began, sealed }: Backup, destroyed: Date): string {
  const whole = sealed ? sealedLine(sealed.at, sealed.bytes) : '';
  return `# backup ${name}\n# began ${began.toISOString()}\n${whole}# key destroyed ${destroyed.toISOString()}\n`;
}

/** Undefined for what is neither a key nor what stays of one. */
export function parseKeyText(name: string, text: string): Backup | undefined {
  const began = dateIn(BEGAN, text);
  const destroyed = dateIn(DESTROYED, text);
  if (!began || (secretIn(text) === undefined) === (destroyed === undefined)) return undefined;
  const at = dateIn(SEALED, text);
  return { name, began, ...(at && { sealed: { at, bytes: Number(SEALED.exec(text)?.[2]) } }), ...(destroyed && { destroyed }) };
}

export const secretIn = (text: string): string | undefined => SECRET.exec(text)?.[0];

function dateIn(line: RegExp, text: string): Date | undefined {
  const date = new Date(line.exec(text)?.[1] ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}
