import { spawn } from 'node:child_process';
import { CannotContinue } from '../cannot-continue.js';

/** What a program writes on its standard output. Ends in a fault when the program does: what it wrote is then not whole, however well it reads. */
export async function* writtenBy(line: readonly string[]): AsyncGenerator<Uint8Array> {
  const [program = '', ...words] = line;
  const child = spawn(program, words, { stdio: ['inherit', 'pipe', 'inherit'] });
  const fault = new Promise<string | null>((known) =>
    child
      .once('error', ({ message }) => known(`could not be started (${message})`))
      .once('close', (code, signal) => known(code === 0 ? null : `ended with ${code === null ? signal : `code ${code}`}`)),
  );
  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const why = await fault;
    if (why !== null)
      throw new CannotContinue(`${program} ${why}: there is no backup. Throw away what was written, and look at what it said.`);
  } finally {
    child.kill();
  }
}
