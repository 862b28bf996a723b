import { expect, test } from 'vitest'
import { offersAfter } from '#shared/domain/practice/offers'

const all = ['breast', 'body', 'infant']

test('who offers all and gives one up offers the others', () => {
  expect(offersAfter(undefined, 'body', false, all)).toEqual(['breast', 'infant'])
})

test('who takes the last missing one up offers all, those that come later too', () => {
  expect(offersAfter(['breast', 'infant'], 'body', true, all)).toBeNull()
})

test('a service that is set aside keeps its tick meanwhile', () => {
  expect(offersAfter(['cups', 'breast'], 'infant', true, all)).toEqual(['cups', 'breast', 'infant'])
})

test('nobody has to offer anything', () => {
  expect(offersAfter(['breast'], 'breast', false, all)).toEqual([])
})
