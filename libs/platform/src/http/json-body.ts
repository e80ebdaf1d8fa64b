/** Deeper than any form of ours; far less deep than what makes a parser or a checker of nested values fall over. */
export const DEEPEST = 20;

export class BadBody extends Error {
  readonly statusCode = 400;
}

/** Depth is counted before anything is parsed, so that a hostile body costs one pass over at most 64 kB. */
export function parseJsonBody(text: string): unknown {
  if (depthOf(text) > DEEPEST) throw new BadBody('The request is nested too deeply');
  if (text.includes('"__proto__"')) throw new BadBody('The request is not one that this service understands');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadBody('The request is not JSON');
  }
}

const QUOTE = 34;
const BACKSLASH = 92;

export function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === BACKSLASH) i += 1;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === 123 || code === 91) deepest = Math.max(deepest, (depth += 1));
    else if (code === 125 || code === 93) depth -= 1;
  }
  return deepest;
}
