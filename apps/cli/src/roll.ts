import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// The roll is the API's own: it is asked to print it, in a process of its own, so that no app is part of another.
const printed = spawnSync(process.execPath, [join(import.meta.dirname, '../../api/src/print-roll.js')], { stdio: 'inherit' });
process.exitCode = printed.status ?? 1;
