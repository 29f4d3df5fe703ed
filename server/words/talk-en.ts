/** Comments, files and history in English. */
import type { TalkWords } from './talk.ts'

export const talkEn: TalkWords = {
  refusal: {
    comment_empty: () => 'The comment is empty.',
    comment_too_long: ({ length, most }) =>
      `A comment has at most ${most ?? ''} characters; this one has ${length ?? ''} and was not saved. Longer explanations go into a file.`,
    file_empty: () => 'The file is empty and was not uploaded.',
    file_too_large: ({ most }) => `A file has at most ${most ?? ''} MB; this one was not uploaded.`,
    file_refused: ({ types }) => `Not uploaded: only ${types ?? ''} are taken, and the content must be what the name says. No archives, no macros.`,
    file_quota: ({ most, used }) =>
      `The files of this plan may fill ${most ?? ''} MB, of which ${used ?? ''} MB are used; this one was not uploaded. Remove some, or ask the administrator.`,
    file_lost: () => 'This file is missing or damaged on the server; please ask the administrator to restore it from a backup.',
  },
  ways: { grid: 'typed in the sheet', seed: 'initial data', job: 'computed', api: 'written by a program', link: 'by a link in a mail' },
  made: 'Made from the figures of others',
  mail: {
    subject: (count, who, where, day) => (count === 1 ? `[Mentioned] ${who}: ${where}` : `[Mentioned] ${count} comments mention you (${day})`),
    intro: (count) => `${count === 1 ? 'a comment mentions you' : `${count} comments mention you`}.`,
    heading: (count) => `You are mentioned · ${count}`,
    where: (number, name, period) => `${number} ${name}${period === null ? '' : ` (${period})`}`.trim(),
    removed: '(this comment was removed)',
    open: 'Open this cell',
    why: 'You get this mail because a comment mentions you. At most one mail a person and workday.',
  },
}
