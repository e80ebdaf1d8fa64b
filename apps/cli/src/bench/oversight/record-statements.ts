import { appendFileSync } from 'node:fs';
import { PipelinedReader } from '@lib/platform';

/** Loaded before the API to learn what it sends: each statement with its values and who asks, a line of JSON each. */
const file = process.env['RECORD_STATEMENTS'];
const read = PipelinedReader.prototype.readTogether;
PipelinedReader.prototype.readTogether = function (this: PipelinedReader, ...[actor, statements]: Parameters<typeof read>) {
  if (file) for (const { text, values } of statements) appendFileSync(file, `${JSON.stringify({ actor, text, values })}\n`);
  return read.call(this, actor, statements);
} as typeof read;
