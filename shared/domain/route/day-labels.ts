/** Labels lie in columns, one number each. */
export class DayLabels {
  private capacity = 1 << 12
  time = new Float64Array(this.capacity)
  late = new Float64Array(this.capacity)
  worst = new Float64Array(this.capacity)
  cost = new Float64Array(this.capacity)
  depart = new Float64Array(this.capacity)
  /** Where lunch was taken at the door before the visit: when it began; NaN else. */
  lunchAt = new Float64Array(this.capacity)
  begin = new Float64Array(this.capacity)
  next = new Int32Array(this.capacity)
  parent = new Int32Array(this.capacity)
  state = new Int32Array(this.capacity)

  reserve(count: number): void {
    if (count <= this.capacity) return
    this.capacity *= 2
    const wide = (column: Float64Array<ArrayBuffer>) => {
      const grown = new Float64Array(this.capacity)
      grown.set(column)
      return grown
    }
    const narrow = (column: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(this.capacity)
      grown.set(column)
      return grown
    }
    this.time = wide(this.time)
    this.late = wide(this.late)
    this.worst = wide(this.worst)
    this.cost = wide(this.cost)
    this.depart = wide(this.depart)
    this.lunchAt = wide(this.lunchAt)
    this.begin = wide(this.begin)
    this.next = narrow(this.next)
    this.parent = narrow(this.parent)
    this.state = narrow(this.state)
  }
}
