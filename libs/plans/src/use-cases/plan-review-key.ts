export const PLAN_REVIEW = 'plan-review:';
export const planReviewKey = (planId: string): string => `${PLAN_REVIEW}${planId}`;
