/** What each section of a sheet says, in a line: above it in what is exported, and in editors. What has none goes on from the one before it. */
export const SECTIONS: Readonly<Record<string, string>> = {
  slug: 'Its short name, which cannot change, its name, and how we class it.',
  confirmed: 'Nobody has taken it on yet; without this line, applying this does.',
  threads: 'What people write under the cards of cases.',
  calendar: 'The working hours of both sides, called “working hours”, unless told otherwise below.',
  calendars: 'Further hours, by names of their own.',
  hours: 'Which side works by which hours.',
  sla: 'What was promised, by both sides where no obligor is named. Usual, where nothing else stands: hours: calendar, pausesWhileWaiting: true, levels: ["-25 %"], severityRaised: from change, attainment: 100 % (no case may miss it). Of figures: reported by whoever owes them, within 3 working days.',
  money:
    'What follows in money from what each side owes. Usual, where nothing else stands: yearFrom: 01-01, oneIncident: highest.',
  ladder: 'Who is told when something escalates, step by step, until somebody acknowledges it.',
  ladders: 'Ladders of their own for some escalations.',
  rotations:
    'Who of a side is on duty in turn. Times set over turns, swaps and absences are said in chat, and stay whatever stands here.',
  checkIns: 'The regular health check.',
  people: 'Who is who. A zone stands here where a sheet said it; else it follows their platform.',
  channels: 'Where it is talked about.',
}
