/**
 * 256 English words, one a byte: things at home, in kitchens, gardens and landscapes, for being read aloud.
 * No two begin with the same three letters or differ by one; none has to do with death, force or a state.
 * Their order is part of the format: never change it.
 */
const WORDS = `
acorn album almond anchor apple apron atlas attic autumn bagel baker balcony bamboo banjo barley basket
beaver bench berry bicycle birch biscuit blanket blossom bonnet bottle bowl bread bridge broom bubble bucket
butter cabin cactus camel candle caravan cedar cello cereal chair cheese chimney circle clay clover cobalt
coconut coffee compass copper coral cotton cradle cricket curtain cushion dairy delta desert diamond dolphin
donkey drawer drum duck dune easel echo eel elbow engine fabric falcon feather fennel fern fiddle finger
fjord flannel flute forest fossil fox garden gazelle giraffe glove gnome goat gopher grape guitar hammock
hedge heron hill hinge hive honey horizon hotel hyena igloo iguana inkwell island ivory ivy jacket jelly
jigsaw jug juniper kale kettle kitchen kiwi ladder lagoon lake lantern lemon lentil lettuce library linen
lizard loaf lobster lotus lunch magnet mango maple marble meadow melon mirror mitten mosaic museum napkin
nectar needle nest nickel noodle nutmeg oak oasis oats ocean onion opal orange orchard otter oven paddle
paint pancake paper parrot peach pebble pencil pepper piano pickle pigeon pillow planet plum pocket pond
poplar potato prairie pretzel puffin pumpkin puppet quail quilt rabbit radish raft raisin reef rhubarb
ribbon rice river roof saffron salad sandal saucer scarf seed sesame shadow shelf silk sketch skillet sleeve
slipper snail snow soap sofa sparrow spice spoon star stork sugar summer swan sweater table tailor tapir
tassel teapot thimble thread tiger timber toast tomato tractor trolley tulle tunnel turnip valley vanilla
velvet village vinegar walnut water wheat whistle wicker window wool yarn zebra zinnia zipper`;

/** A word for each byte, 0 first. */
export const ENGLISH_WORDS: readonly string[] = WORDS.trim().split(/\s+/);
