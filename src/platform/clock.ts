/** The time of the machine; everything else asks `visit.now` or the clock it is given. */
export const systemClock = (): Date => new Date()
