# What is wrong with a field of a form, and what to do.
form-required = This field is empty. Please fill it in.
form-length = This needs to be { $min } to { $max } characters long.
form-too-long = This is too long. Please shorten it to at most { $max } { $max ->
        [one] character
       *[other] characters
    }.
form-too-short = This is too short. Please write at least { $min } { $min ->
        [one] character
       *[other] characters
    }.
form-characters = This contains hidden or damaged characters, which often come from copying. Please type it here by hand.
form-not-a-number = This is not a number. Please use digits only.
form-range = This number is out of range. Please enter a number from { $min } to { $max }.
form-date = This is not a date. Please enter day/month/year, for example 22/11/2026.
form-time = This is not a time. Please enter hours and minutes, for example 08:30.
form-email = This e-mail address is not complete or has a mistake. Please check it; it looks like name@example.org.
form-phone = This is not a telephone number. Please enter all of it, for example 0912 345 678; numbers outside Viet Nam start with +.
form-slug = This address cannot be used. Please use small letters without marks, digits and hyphens, for example bac-ninh-2026.
form-slug-reserved = This address belongs to a page of the site. Please choose another.
form-province = There is no such province or city today. Please choose one from the list.
form-choice = This choice is not on the list. Please choose again.
form-invalid = Something here is not right. Please check it and try again.
form-stale = Somebody else saved this while you were writing. Nothing of yours is lost; what they saved stands beside each field. Save again to keep yours.
form-money = This is not a sum of money. For example: 1,500,000.
