export { SamplingModule } from './sampling.module.js';
export { DecisionSamples } from './store/decision-samples.js';
