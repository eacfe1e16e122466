# The exercise on address blocks.
# What is expected is the question again: a finding does not give the answer away.

ANSWER_MISSING = question { $resource }: there is no answer yet
    .title = no answer
    .question = What does the question ask for, and what is in its place in your answers file?
    .expected = { $question }
    .found = no answer
    .explain =
        The answers file has no answer to this question, or an empty one.

        - `check sheet LAB -o FILE` writes a sheet to fill in.

ANSWER_UNREADABLE = question { $resource }: { $about } cannot be read as an answer
    .title = unreadable answer
    .question = Does the question ask for a number, a prefix length, a block, addresses, or yes or no?
    .expected = { $question }
    .found = { $answer }
    .explain =
        The answer is not the kind that is asked for: a number, a prefix length such as /26, a block such as 10.0.1.0/24, addresses, or yes or no.

        - Blocks and addresses are separated by commas or spaces.

ANSWER_WRONG = question { $resource }: { $about } is not right
    .title = wrong answer
    .question = If you take a block small enough to write out every address, does your way of counting still hold?
    .expected = { $question }
    .found = { $answer }
    .explain =
        Each step of the prefix length halves or doubles a block, and AWS keeps five addresses of every subnet. The answer can be read but does not fit that, and it is not one of the mistakes that the checker knows by name.

        - A block of prefix length p has 2^(32−p) addresses; AWS keeps five of every subnet.

CIDR_FORGOT_RESERVED = question { $resource }: { $about } does not allow for the five addresses that AWS keeps of every subnet
    .title = the five reserved addresses forgotten
    .question = How many addresses of every subnet does AWS keep for itself, and which ones?
    .expected = { $question }
    .found = { $answer }
    .explain =
        An ordinary network keeps two addresses for itself, its own and the broadcast address. AWS keeps five of every subnet: the first four (network, router, resolver, spare) and the last. A /28 holds 16 − 5 = 11 hosts.

        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[CidrBlock,AvailableIpAddressCount]'`

CIDR_HOST_BITS = question { $resource }: { $pair ->
        [yes] { $about } has host bits set; AWS silently makes it { $other }
       *[no] { $about } has host bits set; AWS silently makes it another block
    }
    .title = host bits set
    .question = Which bits of the address does the prefix length cover, and what is in the bits after it?
    .expected = { $question }
    .found = { $answer }
    .explain =
        A block is written with its first address: all bits after the prefix are 0. The EC2 API accepts 10.0.1.5/24 and silently makes it 10.0.1.0/24 instead.

        - Set the last 32 − p bits of the address to 0.

CIDR_OTHER_LENGTH = question { $resource }: { $about } is larger or smaller than the block that was typed
    .title = another prefix length
    .question = Which prefix length was typed, and does AWS change it?
    .expected = { $question }
    .found = { $answer }
    .explain =
        The number behind the slash says how large a block is, and AWS takes it as it is typed. Only the address is cut to the first one of the block.

        - Keep the prefix length, and set the last 32 − p bits of the address to 0.

CIDR_MISALIGNED = question { $resource }: { $pair ->
        [yes] no block of its size begins at { $about }; AWS makes it { $other }
       *[no] { $about } is not the block that holds the address that was typed
    }
    .title = block that does not begin where blocks of its size begin
    .question = At which addresses can a block of this size begin?
    .expected = { $question }
    .found = { $answer }
    .explain =
        Blocks of a given size begin at multiples of that size: a /25 at .0 or .128, a /26 at .0, .64, .128 or .192. So 10.0.0.64/25 is really 10.0.0.0/25, and may overlap a block that is already there.

        - Divide the last octet by the size of the block: the remainder has to be 0.

CIDR_OVERLAP = question { $resource }: { $pair ->
        [yes] { $about } overlaps { $other }
       *[no] { $about } is not right: two blocks overlap if one of them lies within the other, and only then
    }
    .title = blocks overlap
    .question = Does the first address of the smaller block lie in the larger one?
    .expected = { $question }
    .found = { $answer }
    .explain =
        Two blocks either lie one within the other or have nothing in common; they never overlap by half. AWS refuses a subnet that overlaps another with InvalidSubnet.Conflict, and two VPCs that overlap cannot be peered.

        - Compare both addresses cut to the shorter of the two prefix lengths.

CIDR_OUTSIDE_PARENT = question { $resource }: { $pair ->
        [yes] { $about } lies outside { $other }
       *[no] { $about } is not right: a subnet has to lie within a block of its VPC
    }
    .title = block outside its VPC
    .question = What are the first and the last address of the VPC's block, and does the whole subnet lie between them?
    .expected = { $question }
    .found = { $answer }
    .explain =
        A subnet is a part of one of the VPC's blocks. AWS refuses any other block with InvalidSubnet.Range.

        - CLI: `aws ec2 describe-vpcs --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'`

CIDR_SIZE_NOT_ALLOWED = question { $resource }: { $about } is not right: AWS accepts blocks from /16 to /28 only
    .title = block larger than /16 or smaller than /28
    .question = What are the largest and the smallest block that AWS accepts, and does this size lie between them?
    .expected = { $question }
    .found = { $answer }
    .explain =
        VPCs and subnets have IPv4 blocks from /16 (65,536 addresses) to /28 (16 addresses). A /29 or /30, usual between routers elsewhere, is refused with InvalidSubnet.Range or InvalidVpc.Range.

        - CLI: `aws ec2 create-subnet --dry-run --vpc-id VPC --cidr-block BLOCK`

CIDR_TOO_SMALL = question { $resource }: { $about } has no room for { $other } hosts
    .title = block too small
    .question = How many addresses does a block of this size have, and how many of them are left for hosts?
    .expected = { $question }
    .found = { $answer }
    .explain =
        A block of prefix length p has 2^(32−p) addresses, of which AWS keeps five. Each step of the prefix length halves or doubles the block.

        - /24 holds 251 hosts, /25 123, /26 59, /27 27, /28 11.

CIDR_WRONG_COUNT = question { $resource }: { $other } blocks are asked for, and { $about } are given
    .title = wrong number of blocks
    .question = How many subnets does the question ask for, and how many blocks did you write?
    .expected = { $question }
    .found = { $answer }
    .explain =
        One block is needed for each subnet that is asked for, in any order, with or without gaps between them.

        - Separate the blocks by commas.

CIDR_CLASS_THINKING = question { $resource }: { $about } is not right: the prefix length alone says how large a block is, whatever its first number
    .title = thinking in classes A, B, C
    .question = What tells how large a block is, its first number or its prefix length?
    .expected = { $question }
    .found = { $answer }
    .explain =
        Classes A, B and C have been history since 1993. 192.168.0.0 may be a /16 or a /20 as well as a /24; AWS looks at the prefix length only.

        - CLI: `aws ec2 create-vpc --dry-run --cidr-block 192.168.0.0/16`

CIDR_LOAD_BALANCER_TOO_SMALL = question { $resource }: { $about } is too small for a load balancer
    .title = subnet too small for a load balancer
    .question = How many free addresses does a load balancer need in its subnet, and why more than one?
    .expected = { $question }
    .found = { $answer }
    .explain =
        A load balancer adds nodes under load, and each of them takes an address in its subnet. AWS therefore asks for room in a subnet of each of its zones. The subnet has to be a /27 or larger with eight free addresses; a /28 is refused.

        - CLI: `aws ec2 describe-subnets --query 'Subnets[].[SubnetId,CidrBlock,AvailableIpAddressCount]'`

CIDR_UNWISE = question { $resource }: { $about } works, but will cause trouble later
    .title = block that will cause trouble
    .question = Who else uses addresses in this block: somebody on the internet, or software on your hosts?
    .expected = a private block (RFC 1918 or 100.64.0.0/10) other than 172.17.0.0/16
    .found = { $answer }
    .explain =
        A VPC of public addresses hides the real owners of these addresses from its hosts. 172.17.0.0/16 is Docker's default network on a host, which then cannot reach the VPC's own hosts there.

        - Look for other networks that you may want to connect: data centre, VPN, other VPCs.
