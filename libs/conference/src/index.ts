export { ConferenceModule } from './conference.module.js';
