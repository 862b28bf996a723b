import { expect, test } from 'vitest'
import { backupAge, backupFileName } from '#shared/domain/backup/backup-due'

test('a backup is due after thirty days and fresh until then', () => {
  expect(backupAge(null, '2026-11-21')).toEqual({ kind: 'never' })
  expect(backupAge('2026-11-21', '2026-11-21')).toEqual({ kind: 'fresh', days: 0 })
  expect(backupAge('2026-10-22', '2026-11-21')).toEqual({ kind: 'fresh', days: 30 })
  expect(backupAge('2026-10-21', '2026-11-21')).toEqual({ kind: 'due', days: 31 })
})

test('a backup dated by a clock that was ahead counts as made today', () => {
  expect(backupAge('2027-01-01', '2026-11-21')).toEqual({ kind: 'fresh', days: 0 })
})

test('the suggested name tells the day and nothing about anyone', () => {
  expect(backupFileName('2026-11-21')).toBe('Doorstep backup 2026-11-21.doorstep')
})
