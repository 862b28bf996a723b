import type { Attendance, GroupBaby, GroupPart, GroupSession } from '../../../schema/group-session'

type Words<T extends string> = Readonly<Record<T, string>>

export const groupPartWords: Words<GroupPart> = {
  a: 'Part A: massage course',
  b: 'Part B: education and support',
}

export const attendanceWords: Words<Attendance> = {
  whole: 'Was there',
  partly: 'For a part',
  absent: 'Not there',
}

export const topicAWords: Words<GroupSession['topicsA'][number]> = {
  cues: 'Cues and states',
  permission: 'Asking the baby',
  legs: 'Legs and feet',
  tummy: 'Tummy',
  chest: 'Chest',
  arms: 'Arms and hands',
  face: 'Face',
  back: 'Back',
  movements: 'Gentle movements',
  song: 'Songs',
}

export const topicBWords: Words<GroupSession['topicsB'][number]> = {
  sleepAndRest: 'Sleep and rest',
  feeding: 'Feeding',
  crying: 'Crying',
  askingForHelp: 'Asking for help',
  becomingParents: 'Becoming parents',
  partners: 'Partners',
  play: 'Play',
  whoToCall: 'Whom to call, and when',
}

export const babyInAWords: Words<GroupBaby['inA']> = {
  massaged: 'Massaged',
  doll: 'On the doll',
  absent: 'Not there',
}
