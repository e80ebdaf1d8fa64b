import { londonDay, longDay } from '@lib/kernel';
import type { Tx } from '@lib/platform';
import { SilentSources } from '@lib/sharing';
import { Injectable } from '@nestjs/common';

/** The sources that this stage calls for and that have told the acting agency nothing, in words: silence is shown, not read as safety. */
@Injectable()
export class SilentThen {
  constructor(private readonly sources: SilentSources) {}

  async execute(tx: Tx, personId: string, at: Date): Promise<readonly string[]> {
    const silent = await this.sources.execute(tx, personId, at);
    return silent.map(({ label, askedAt }) =>
      askedAt === null ? `${label}: nothing received, not asked` : `${label}: asked on ${longDay(londonDay(new Date(askedAt)))}, no reply`,
    );
  }
}
