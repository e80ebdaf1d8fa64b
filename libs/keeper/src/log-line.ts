export type LogLine = (level: 'info' | 'warn' | 'error' | 'fatal', msg: string, more?: Readonly<Record<string, unknown>>) => void;

/** JSON lines with the names that the other services use, so that one reader reads them all. */
export function logLines(service: string, write: (line: string) => void = (line) => void process.stdout.write(line)): LogLine {
  return (level, msg, more = {}) => write(`${JSON.stringify({ level, time: new Date().toISOString(), service, ...more, msg })}\n`);
}
