import { type ChildProcess, spawn } from 'node:child_process';

export interface Child {
  readonly pid: number;
  /** The line that it said it is ready with. */
  readonly said: string;
  stop(): Promise<void>;
}

/** A process that says a line beginning with "ready" when it is, and ends when it is told to. */
export async function startChild(program: string, env: NodeJS.ProcessEnv): Promise<Child> {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  const said = await ready(child, program);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin?.end();
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid ?? 0, said, stop };
}

function ready(child: ChildProcess, program: string): Promise<string> {
  return new Promise((told, failed) => {
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const line = text.split('\n').find((one) => one.startsWith('ready'));
      if (line !== undefined) told(line);
    });
    child.once('exit', (code) => failed(new Error(`${program} ended with ${code} before it was ready`)));
  });
}
