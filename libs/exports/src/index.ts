export { ExportsModule } from './exports.module.js';
export { ExportsWorkerModule } from './exports-worker.module.js';
export { MakeExport, type Within } from './use-cases/make-export.js';
export { RemoveExports } from './use-cases/remove-exports.js';
