/**
 * Travel time between two places when no timetable is at hand (uppskattad restid): the straight line, lengthened.
 * The trap: it is an estimate between the seats of two municipalities, never somebody's own journey, and is marked so.
 */
export type Place = { lat: number; lon: number }
export type Travel = { minutes: number; estimated: true }

const earthRadius = 6371
const radians = (degrees: number): number => (degrees * Math.PI) / 180
const half = (degrees: number): number => Math.sin(radians(degrees) / 2) ** 2

/** Kilometres in a straight line (great circle). */
export function kilometres(from: Place, to: Place): number {
  const bend =
    half(to.lat - from.lat) + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * half(to.lon - from.lon)
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(bend)))
}

const toTheStop = 15
const detour = 1.3
const kilometresAnHour = 50

/** Whole minutes: 15 to and from the stop, then 1.3 times the straight line at 50 km/h. */
export function estimateTravel(from: Place, to: Place): Travel {
  const road = detour * kilometres(from, to)
  return { minutes: Math.round(toTheStop + (road / kilometresAnHour) * 60), estimated: true }
}
