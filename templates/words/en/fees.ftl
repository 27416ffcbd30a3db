# Booth fees: prices, payment requests, payments, receipts.
fees-rail = Booth fees
fees-title = Booth fees
fees-none = No fees yet
fees-none-text = Once kinds of booth have a price and exhibitors have a place, what each of them owes is listed here.
fees-none-action = Go to the booth applications
fees-search = Search by exhibitor, booth or transfer message
fees-sums = Amount
fees-for = Item
fees-count = Quantity
fees-price = Unit price
fees-sum = Sum
fees-due = Due
fees-paid = Paid
fees-left = Remaining
fees-over = To be refunded
fees-in-words = In words: { $words }
fees-words = In words
fees-unit = dong
fees-until = Pay by
fees-days = days
fees-back = Back

# Standing
fees-standing = Standing
fees-standings = Exhibitors by standing
fees-standing-over = Overpaid
fees-standing-overdue = Overdue
fees-standing-part = Partly paid
fees-standing-asked = Awaiting payment
fees-standing-not-asked = Not asked yet
fees-standing-paid = Paid
fees-standing-free = Waived
fees-standing-nothing = No fee

# Reductions and extras
fees-agreed-title = Reductions and extras
fees-agree-verb = Save the fee
fees-agreed = The fee was saved.
fees-agreed-told = The fee was saved, and the exhibitor was sent the new amount.
fees-agree-tells = The exhibitor was asked to pay already: if the amount changes, saving sends a letter with the new one.
fees-relief = Reduction
fees-relief-none = None
fees-relief-percent = By a percentage
fees-relief-amount = By an amount
fees-relief-free = Free of charge
fees-relief-of-percent = { $percent }% off
fees-relief-value = How much
fees-relief-value-hint = A percentage, such as 30, or an amount, such as 1,500,000.
fees-reason = Reason
fees-reason-hint = The exhibitor reads it too.
fees-reason-needed = Please say why.
fees-wrong-percent = A reduction is between 1 and 100 per cent.
fees-extra = Extra charge
fees-extra-for = What the extra is for
fees-extra-for-hint = For example: 3 kW of power, two tables.
fees-extra-for-needed = Please say what the extra is for.

# Who collects
fees-account = Bank account
fees-account-intro = This is printed on payment requests, in the VietQR code and on receipts.
fees-account-missing = Payment requests need a bank account first.
fees-account-needed = Please write down the bank account first.
fees-account-write = Write down the bank account
fees-account-bank = Bank account
fees-account-payee = Who collects
fees-account-save = Save the account
fees-account-saved = The bank account was saved.
fees-bank = Bank
fees-number = Account number
fees-number-hint = 6 to 19 digits or letters.
fees-wrong-account = An account number has 6 to 19 digits or plain letters.
fees-holder = Account holder
fees-holder-hint = As the bank writes it; kept in plain capitals.
fees-term = Time to pay
fees-term-hint = From the day of the request.
fees-payee = Collected by
fees-payee-hint = The name printed on receipts.
fees-payee-address = Address
fees-sample = Try it
fees-sample-hint = This code transfers 1,000 dong to the saved account. Scan it with a banking app to check the account holder before sending requests.

# Requests
fees-request = Payment request
fees-reference = Transfer message
fees-reference-long = Transfer message (exactly so)
fees-asked-at = Sent at
fees-asked-amount = Amount asked for
fees-asked-otherwise = The amount due differs from the latest request. Please send a new one.
fees-own-asked-otherwise = The fee differs from the latest request. The organizers will send a new one.
fees-asked-otherwise-short = amount changed
fees-ask = Send the payment request
fees-ask-anew = Send a new request
fees-remind = Send a reminder
fees-ask-hint = The exhibitor gets a letter with the amount, the date, the account and a link to the VietQR code.
fees-ask-no-place = The exhibitor no longer holds a place, so no request is sent.
fees-ask-nothing = Nothing remains to be paid.
fees-asked = The payment request was sent.
fees-ask-all = Send { $count ->
    [one] one payment request
   *[other] { $count } payment requests
}
fees-ask-title = Send payment requests
fees-ask-lead = { $count ->
    [one] One exhibitor
   *[other] { $count } exhibitors
} below will get a payment request, { $total } in all, to be paid by { $until }.
fees-ask-letter = See the letter to the first of them
fees-ask-send = Send { $count ->
    [one] one letter
   *[other] { $count } letters
}
fees-ask-nobody = Everybody who owes a fee has been asked.
fees-asked-all = The payment requests were sent.

# Payments
fees-moved = Payments
fees-moved-none = None yet.
fees-amount = Amount
fees-on = Date
fees-way = How
fees-way-transfer = Bank transfer
fees-way-cash = Cash
fees-note = Note
fees-sort-paid = payment
fees-sort-returned = refund
fees-receive = Record a payment
fees-receive-verb = Record
fees-received = The payment was recorded.
fees-with-receipt = Write a receipt
fees-with-letter = Send a letter saying that it came
fees-give-back = Refund
fees-give-back-verb = Record the refund
fees-returned = The refund was recorded.
fees-back-too-much = No more can be refunded than was paid.
fees-reference-of-nobody = No payment request has the message “{ $reference }”.

# Receipts
fees-receipt = Receipt
fees-receipt-title = Receipt
fees-receipt-number = Receipt no. { $number }
fees-receipt-number-paper = No.: { $number }
fees-receipt-write = Write
fees-receipt-written = The receipt was written.
fees-receipt-already = This payment has its receipt.
fees-receipt-not-paid = Receipts are for money that came in.
fees-receipt-purpose = Booth fee at { $event }
fees-receipt-purpose-booths = Booth fee for { $booths } at { $event }
fees-receipt-payer = Received from
fees-receipt-address = Address
fees-receipt-for = For
fees-receipt-way = { $way }, { $day }
fees-receipt-sign-payer = Payer
fees-receipt-sign-writer = Issued by
fees-receipt-sign-head = Head of the unit
fees-receipt-sign-how = (signature, name)
fees-receipt-sign-stamp = (signature, name, stamp)
fees-receipt-no-invoice = This receipt confirms that the organizers have the money; it is not a value added tax invoice.

# The exhibitor's page
fees-desk-title = Booth fee
fees-own-due = To pay
fees-own-paid = Paid
fees-own-over = To be refunded to you
fees-own-moved = Your payments
fees-pay-title = Please pay by { $until }
fees-qr-caption = Scan with the app of any bank that takes VietQR. On a phone, take a screenshot and choose the picture in your banking app.
fees-pay-hint = Payments are recorded once the organizers have compared them with the bank, usually within a few working days.

# Bank statements
fees-statement = Import a bank statement
fees-log-account = Changed the bank account
fees-log-agreed = Changed the fee
fees-log-asked = Sent a payment request
fees-log-taken-back = took a payment request back
fees-log-received = Recorded a payment
fees-log-returned = Recorded a refund
fees-log-receipt = Wrote a receipt
