/** The acts that something outside this library may carry out on a person's behalf: the world loader replays them. */
export { AskQuestions } from './ask-questions.js';
export { CheckAnswers } from './check-answers.js';
export { OfferQuestionSets } from './offer-question-sets.js';
export { OpenEnquiry } from './open-enquiry.js';
export { SaveAnswers } from './save-answers.js';
export { SendAnswers } from './send-answers.js';
