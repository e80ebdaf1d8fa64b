export { NotifyModule } from './notify.module.js';
export { type MailSettings, NotifyWorkerModule, TellPeople } from './notify-worker.module.js';
