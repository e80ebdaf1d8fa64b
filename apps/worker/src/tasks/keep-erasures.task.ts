import { keepErasures, recordErasures } from '@lib/governance';
import { Injectable } from '@nestjs/common';
import { asIntegrator } from '../as-integrator.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** What was erased, written down where a restored database does not reach. */
@Injectable()
export class KeepErasuresTask implements WorkerTask {
  readonly name = 'keep-erasures';
  readonly payload = nothing;

  async run(): Promise<Done> {
    const done = await asIntegrator('erasures', async (client, { ERASURE_REGISTER }) => ({
      kept: await keepErasures(client, ERASURE_REGISTER),
      recorded: await recordErasures(client),
    }));
    return done && done.kept + done.recorded > 0 ? done : {};
  }
}
