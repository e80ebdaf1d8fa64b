/** What a piece of work is about, so that it is raised once and ended by the act that answers it. */
export const toAnswerKey = (enquiryId: string): string => `enquiry-to-answer:${enquiryId}`;
export const overdueKey = (enquiryId: string): string => `enquiry-overdue:${enquiryId}`;
export const unansweredKey = (enquiryId: string): string => `enquiry-unanswered:${enquiryId}`;
export const declinedKey = (enquiryId: string): string => `enquiry-declined:${enquiryId}`;
export const replyKey = (setId: string): string => `reply-to-read:${setId}`;
export const contradictionKey = (contradictionId: string): string => `contradiction:${contradictionId}`;
