import type { StockRecord } from '../../schema/stock'
import { fields } from './rules'

/**
 * Lines of the book are written once and never changed: there is nothing to merge. Two of one id are one
 * deed that two laptops wrote down (a visit finished on both); said differently, one stands whole and the
 * other is shown.
 */
export const stock = fields<StockRecord>({}, [
  ['kind', 'at', 'visitId', 'movement', 'heat', 'cleaning', 'charge'],
])
