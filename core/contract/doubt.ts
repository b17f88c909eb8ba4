/** Why a person should look at what was read:
 *  moved: the hidden key names another line than the row says · uncertain: it cannot be told which line the row is · twice: rows of one line
 *  disagree · edited: what was to be confirmed was written over · inferred: nothing was decided, but something was written · contradiction:
 *  the decision and what is written do not fit · decisionUnread, valueUnread, permissionUnread: the words cannot be told · noValue: to be
 *  changed, but not into what · decisionOrValue: "Yes" may be the decision or the answer · byAll: everything was confirmed at once ·
 *  objection: so, but the comment beside may say otherwise. */
export const DOUBTS = ['moved', 'uncertain', 'twice', 'edited', 'inferred', 'contradiction', 'decisionUnread', 'valueUnread', 'permissionUnread', 'noValue', 'decisionOrValue', 'byAll', 'objection'] as const;
export type Doubt = (typeof DOUBTS)[number];
