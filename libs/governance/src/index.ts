export { GovernanceModule } from './governance.module.js';
export { keepErasures, recordErasures } from './store/erasure-register.js';
