export { ExtractsModule } from './extracts.module.js';
