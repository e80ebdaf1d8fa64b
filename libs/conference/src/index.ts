export { ConferenceModule } from './conference.module.js';
export { CallConference } from './use-cases/call-conference.js';
export { EndConference } from './use-cases/end-conference.js';
export { ListOnAgenda } from './use-cases/list-on-agenda.js';
export { MinuteItem } from './use-cases/minute-item.js';
export { SetActionAtConference } from './use-cases/set-action-at-conference.js';
export { TakeOffAgenda } from './use-cases/take-off-agenda.js';
export { RecordAttendance } from './use-cases/record-attendance.js';
export { ConferenceWorkerModule, PrepareConference } from './conference-worker.module.js';
