export { WorkloadModule } from './workload.module.js';
