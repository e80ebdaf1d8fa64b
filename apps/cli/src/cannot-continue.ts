/** What went wrong, in words for the person at the keyboard, with the cure. Everything else is a fault and keeps its stack. */
export class CannotContinue extends Error {
  override readonly name = 'CannotContinue';
}

export async function orSayWhy(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const words = plainWords(error);
    if (!words) throw error;
    process.stderr.write(`\n${words}\n`);
    process.exitCode = 1;
  }
}

/** Undefined for what is nobody's fault but ours. */
export function plainWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'CannotContinue') return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === '53100')
    return 'The disk is full. Make room, or set DATA_DIR to a folder on another disk, and run the command again.';
  if (path && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? ''))
    return `${path} may not be written by this user. Run the command as the owner of the folder, or set DATA_DIR to a folder of your own.`;
  return undefined;
}
