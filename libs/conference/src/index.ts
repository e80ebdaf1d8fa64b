export { ConferenceModule } from './conference.module.js';
export { CallConference } from './use-cases/call-conference.js';
export { EndConference } from './use-cases/end-conference.js';
export { ListOnAgenda } from './use-cases/list-on-agenda.js';
export { MinuteItem } from './use-cases/minute-item.js';
export { RecordAttendance } from './use-cases/record-attendance.js';
export { conferenceItemRead } from './reads/conference.reads.js';
