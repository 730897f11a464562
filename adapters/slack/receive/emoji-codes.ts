/** Emoji that people use at work, by the names that Slack sends instead of them. Whatever is not here, as a workspace's own, stays a name. */
const NAMES =
  `+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 ok_hand 👌 clap 👏 raised_hands 🙌 pray 🙏 handshake 🤝 muscle 💪 wave 👋 point_up ☝️ point_right 👉
  point_left 👈 point_down 👇 crossed_fingers 🤞 v ✌️ raised_hand ✋ writing_hand ✍️ saluting_face 🫡 facepalm 🤦 shrug 🤷 eyes 👀 smile 😄 smiley 😃 grinning 😀 grin 😁
  joy 😂 sweat_smile 😅 laughing 😆 wink 😉 blush 😊 slightly_smiling_face 🙂 upside_down_face 🙃 sunglasses 😎 thinking_face 🤔 neutral_face 😐 expressionless 😑
  confused 😕 worried 😟 cry 😢 sob 😭 scream 😱 angry 😠 rage 😡 sweat 😓 sleeping 😴 hugging_face 🤗 partying_face 🥳 exploding_head 🤯 face_with_monocle 🧐
  heart ❤️ blue_heart 💙 green_heart 💚 yellow_heart 💛 purple_heart 💜 broken_heart 💔 100 💯 fire 🔥 tada 🎉 confetti_ball 🎊 sparkles ✨ star ⭐ star2 🌟 rocket 🚀 zap ⚡
  boom 💥 rotating_light 🚨 warning ⚠️ no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 sos 🆘 exclamation ❗ heavy_exclamation_mark ❗ question ❓ grey_question ❔ bangbang ‼️
  white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_plus_sign ➕ heavy_minus_sign ➖ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️
  arrows_counterclockwise 🔄 repeat 🔁 red_circle 🔴 large_blue_circle 🔵 large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 white_circle ⚪ black_circle ⚫
  hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ alarm_clock ⏰ clock ⏰ calendar 📆 date 📅 spiral_calendar_pad 🗓️ mag 🔍 mag_right 🔎 link 🔗 lock 🔒 unlock 🔓 key 🔑
  bell 🔔 no_bell 🔕 mega 📣 loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 email 📧 envelope ✉️ incoming_envelope 📨 inbox_tray 📥 outbox_tray 📤 telephone_receiver 📞 iphone 📱
  computer 💻 desktop_computer 🖥️ keyboard ⌨️ printer 🖨️ floppy_disk 💾 cd 💿 electric_plug 🔌 battery 🔋 bulb 💡 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ bug 🐛 beetle 🐞
  package 📦 truck 🚚 ship 🚢 airplane ✈️ factory 🏭 office 🏢 house 🏠 moneybag 💰 dollar 💵 euro 💶 credit_card 💳 receipt 🧾 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊
  clipboard 📋 memo 📝 pencil 📝 pencil2 ✏️ page_facing_up 📄 file_folder 📁 open_file_folder 📂 card_index 📇 pushpin 📌 paperclip 📎 ticket 🎫 admission_tickets 🎟️ books 📚 newspaper 📰
  construction 🚧 traffic_light 🚥 checkered_flag 🏁 triangular_flag_on_post 🚩 flag-fr 🇫🇷 flag-de 🇩🇪 flag-gb 🇬🇧 flag-us 🇺🇸 trophy 🏆 medal 🏅 gift 🎁 coffee ☕ pizza 🍕 cake 🍰 beers 🍻
  sunny ☀️ cloud ☁️ umbrella ☔ snowflake ❄️ rainbow 🌈 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 robot_face 🤖 ghost 👻 skull 💀 poop 💩 see_no_evil 🙈 dog 🐶 cat 🐱 turtle 🐢 snail 🐌`
    .trim()
    .split(/\s+/u)

const SIGNS = new Map(
  NAMES.flatMap((name, index) => (index % 2 === 0 ? [[name, NAMES[index + 1] ?? ''] as const] : [])),
)

/** Slack counts skins from 2 to 6. */
const SKINS = ['🏻', '🏼', '🏽', '🏾', '🏿']
const CODE = /:([a-z0-9_+-]+):(?::skin-tone-([2-6]):)?/gu

/** A text with the emoji that were typed, for whoever reads it elsewhere. In code, a name between colons is what was typed. */
export function withEmoji(text: string): string {
  return text
    .split(/(`[^`]*`)/u)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(CODE, signOf)))
    .join('')
}

function signOf(code: string, name: string, skin: string | undefined): string {
  const sign = SIGNS.get(name)
  if (sign === undefined) return code
  return skin === undefined ? sign : sign.replace('\uFE0F', '') + (SKINS[Number(skin) - 2] ?? '')
}
