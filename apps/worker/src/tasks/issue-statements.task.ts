import { issueStatements } from '@lib/ledger';
import { Injectable } from '@nestjs/common';
import { asIntegrator } from '../as-integrator.js';
import { type Done, nothing, type WorkerTask } from '../worker-task.js';

/** Each agency's statement of the day, on the record. A worker that seals nothing issues none. */
@Injectable()
export class IssueStatementsTask implements WorkerTask {
  readonly name = 'issue-statements';
  readonly payload = nothing;

  async run(): Promise<Done> {
    const statements = await asIntegrator('statements', (client) => issueStatements(client));
    return statements ? { statements } : {};
  }
}
