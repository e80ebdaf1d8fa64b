import { appendFileSync } from 'node:fs';
import { PipelinedReader } from '@lib/platform';

/** Loaded before the API to learn what it sends: each statement with its values and who asks, a line of JSON each. */
const file = process.env['RECORD_STATEMENTS'];
const read = PipelinedReader.prototype.read;
PipelinedReader.prototype.read = function (this: PipelinedReader, ...[actor, statement]: Parameters<typeof read>) {
  if (file) appendFileSync(file, `${JSON.stringify({ actor, text: statement.text, values: statement.values })}\n`);
  return read.call(this, actor, statement);
} as typeof read;
