import type { Services } from '../../platform/visit.ts'

type Statement = { name: string; text: string }

/**
 * One statement through the door (kp_door), committed by itself: attempts stay counted and codes stay used when the page
 * around them is refused. The texts are whole and constant; only values are given.
 */
export async function through<Row extends object>(
  { door }: Services,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await door.query<Row>({ ...statement, values: [...values] })
  return rows
}

/** For functions that say yes or no in a column `done`. */
export const isDone = async (services: Services, statement: Statement, values: readonly unknown[]): Promise<boolean> =>
  (await through<{ done: boolean | null }>(services, statement, values))[0]?.done === true
