export { ImportsModule } from './imports.module.js';
export { EmptyImports, ImportsWorkerModule } from './imports-worker.module.js';
