/** What went wrong, in words for the person at the keyboard, with the cure. Everything else is a fault and keeps its stack. */
export class CannotContinue extends Error {
  override readonly name = 'CannotContinue';
}

export async function orSayWhy(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CannotContinue') throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
