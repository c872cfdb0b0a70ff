/** A mail address where there is little room: a line ends after its @ or before a dot, never inside a word. */
export const MailAddress = ({ address }: { address: string }) => (
  <bdi dir="ltr">
    {address.split(/(?<=@)|(?=\.)/).map((part, at) => (
      <>
        {at > 0 && <wbr />}
        {part}
      </>
    ))}
  </bdi>
)
