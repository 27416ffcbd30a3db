# The order of delegates: suggested by rules, with exceptions set by hand.
people-reach-central = central bodies
people-reach-other-province = other provinces
people-reach-province = the province
people-reach-ward = wards and communes
people-reach-other = other bodies

people-protocol-block-none = not known

people-why = Why here
people-why-first = First by the rules.
people-why-by-hand = Placed by hand, right behind { $above }.
people-why-by-hand-first = Placed by hand at the head of the list.
people-why-ruled = After { $above }: { $reason }.
people-why-against = The rules now put them before { $above }: { $reason }.
people-why-role = the higher role in the committee comes first
people-why-side = guests come before hosts
people-why-level = { $first } before { $second }
people-why-block = block “{ $first }” before block “{ $second }”
people-why-rank = the post “{ $first }” ranks above “{ $second }”
people-why-unranked = the rank table knows “{ $first }” and not yet “{ $second }”
people-why-standing = the same post, “{ $first }” before “{ $second }”
people-why-since = of equal rank, appointed earlier ({ $first }, before { $second })
people-why-since-known = of equal rank, with a known date of appointment ({ $first })
people-why-born = of equal rank, older (born in { $first }, before { $second })
people-why-born-known = of equal rank, with a known year of birth ({ $first })
people-why-name = equal in every step, so by given name

people-by-hand = Placed by hand
people-order-release = Let the exception go
people-order-release-all = Let all exceptions go
people-order-release-all-question = Let all exceptions go? These people take the places the rules suggest. The log keeps the order as it is now.
people-order-released = The exception is gone. The place now follows the rules.
people-order-suggest = Arrange as suggested
people-order-differs = Some stand otherwise than the rules would have them. See what is suggested before you arrange anew.
people-suggestion-title = Suggested order: { $part }
people-suggestion-advice = Guests before hosts; central bodies, other provinces, the province, wards; Party, National Assembly and People's Councils, Government, Front and mass organisations, judiciary, forces, business, experts; the highest full-time post; date of appointment; age; given name. Exceptions set by hand stay where they are.
people-suggestion-same = The order already is as suggested. Nobody has to move.
people-suggestion-moves = { $count ->
    [one] { $count } person would move.
   *[other] { $count } people would move.
}
people-suggestion-from = from number { $place }
people-suggestion-apply = Arrange like this
people-suggestion-exceptions = Exceptions set by hand
people-suggestion-order = The order afterwards
