import type { Context } from 'koa';

const FORM_LIMIT = 4096;

/** What a page of ours sends is short; what is longer is not read to its end. */
export async function readForm(ctx: Context): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > FORM_LIMIT) ctx.throw(413);
    parts.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
