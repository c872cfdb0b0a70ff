import { thePost } from '../accounts/post.ts'
import { setTheRound } from '../admission/scene.ts'
import { theSite } from '../site.ts'
import { theBadGateway } from './gateway.ts'

/** The site with a post and a gateway of its own, a round with applicants, and the minute that gathers what is told. */
export async function setTheWays() {
  const post = await thePost()
  const gateway = await theBadGateway()
  const site = await theSite({ env: { SMTP_URL: post.url, SMS_URL: gateway.url } })
  const round = setTheRound(site)
  /** The job that looks every minute, after so many of them. */
  const minute = async (n: number) => {
    site.wait(n / 1440)
    await round.night('tendNotices')
  }
  const person = async (id: string, columns: Record<string, string>) => {
    for (const [name, value] of Object.entries(columns))
      await site.rows(`update people.person set ${name} = $1 where id = $2`, [value, id])
  }
  const lines = (application: string) =>
    site.rows('select kind, result, channel from applications.notice where application = $1 order by made_at, id', [
      application,
    ])
  const dispatches = (application: string) =>
    site.rows(
      'select id, channel, state, attempts, sealed is null as erased from notices.dispatch where application = $1 order by made_at, id',
      [application],
    )
  /** Everything told so far is out of the way. */
  const quiet = async () => {
    await minute(2)
    post.mails.length = gateway.asked.length = gateway.phone.length = 0
  }
  return { site, post, gateway, round, minute, person, lines, dispatches, quiet }
}
